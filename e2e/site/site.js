// As such a tool does: a cookie bar until it is accepted, and nothing else.
const bar = document.querySelector('aside.cookies');
if (bar instanceof HTMLElement && !localStorage.getItem('cookies-accepted')) {
  bar.hidden = false;
  bar.querySelector('button')?.addEventListener('click', () => {
    localStorage.setItem('cookies-accepted', 'yes');
    bar.hidden = true;
  });
}
