import type { ButtonHTMLAttributes, Ref } from 'react';
import { Icon, type IconName } from './icon';

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';

/** The border is there in every look: in forced colours it is all that shows a button's edge. */
const looks: Record<ButtonLook, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong',
  plain: 'border-line bg-surface text-ink hover:border-line-strong hover:bg-sunken',
  quiet: 'border-transparent text-ink-soft hover:bg-sunken hover:text-ink',
  danger: 'border-transparent text-bad hover:bg-bad-soft',
};

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook;
  readonly size?: 'small' | 'usual';
  readonly icon?: IconName;
  readonly ref?: Ref<HTMLButtonElement>;
}

const shared =
  'inline-flex items-center justify-center border font-medium transition-colors duration-100 disabled:cursor-default disabled:opacity-50';

/** A button with words. Its words are its name; the icon only helps the eye. */
export const Button = ({ look = 'plain', size = 'usual', icon, className = '', children, type = 'button', ...rest }: ButtonProps) => (
  <button
    type={type}
    className={`${shared} ${size === 'small' ? 'min-h-7 gap-1.5 rounded-md px-2 py-0.5 text-fine' : 'min-h-9 gap-2 rounded-lg px-3.5 py-1.5 text-body'} ${looks[look]} ${className}`}
    {...rest}
  >
    {icon && <Icon name={icon} className={size === 'small' ? 'size-3.5' : 'size-4'} />}
    {children}
  </button>
);

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon'> {
  readonly icon: IconName;
  /** What it does, for those who hear it and as a tooltip. */
  readonly label: string;
}

/** A button without words, for what is pressed often and known by its place. */
export const IconButton = ({ look = 'quiet', size = 'usual', icon, label, className = '', type = 'button', ...rest }: IconButtonProps) => (
  <button
    type={type}
    aria-label={label}
    title={label}
    className={`${shared} shrink-0 rounded-lg ${size === 'small' ? 'size-7' : 'size-8'} ${looks[look]} ${className}`}
    {...rest}
  >
    <Icon name={icon} className={size === 'small' ? 'size-3.5' : 'size-4'} />
  </button>
);
