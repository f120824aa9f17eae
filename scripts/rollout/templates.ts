import { z } from 'zod';
import { Policy, type PolicyKey } from '@/lib/core/policy/policy';
import { chromeSchema, fullSchema } from './chrome-schema';
import { samplePolicy } from './sample-policy';

export interface Ids {
  /** Of the extension in Chrome and Edge. */
  readonly chromium: string;
  /** Of the add-on in Firefox. */
  readonly firefox: string;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const keys = Object.keys(Policy.shape).filter((key): key is PolicyKey => key in Policy.shape);
const typeOf = (key: PolicyKey): string => {
  const { type } = z.toJSONSchema(Policy.shape[key].unwrap(), { io: 'input' });
  return typeof type === 'string' ? type : 'string';
};

/** A property list value of macOS. */
const plist = (value: unknown, indent: string): string => {
  const inner = `${indent}  `;
  if (typeof value === 'string') return `${indent}<string>${xml(value)}</string>`;
  if (typeof value === 'boolean') return `${indent}<${value}/>`;
  if (typeof value === 'number') return Number.isInteger(value) ? `${indent}<integer>${value}</integer>` : `${indent}<real>${value}</real>`;
  if (Array.isArray(value)) {
    return value.length === 0
      ? `${indent}<array/>`
      : [`${indent}<array>`, ...value.map((one) => plist(one, inner)), `${indent}</array>`].join('\n');
  }
  const entries = Object.entries(z.record(z.string(), z.unknown()).parse(value)).flatMap(([name, one]) => [
    `${inner}<key>${xml(name)}</key>`,
    plist(one, inner),
  ]);
  return entries.length === 0 ? `${indent}<dict/>` : [`${indent}<dict>`, ...entries, `${indent}</dict>`].join('\n');
};

const uuid = (digit: string): string => `6C6F7373-0000-4000-8000-00000000000${digit}`;

const macProfile = (domain: string, payload: unknown, digit: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${plist(
  {
    PayloadContent: [
      {
        PayloadType: domain,
        PayloadIdentifier: `example.gloss.${digit}`,
        PayloadUUID: uuid(digit),
        PayloadVersion: 1,
        ...z.record(z.string(), z.unknown()).parse(payload),
      },
    ],
    PayloadDisplayName: 'Gloss',
    PayloadIdentifier: `example.gloss.profile.${digit}`,
    PayloadScope: 'System',
    PayloadType: 'Configuration',
    PayloadUUID: uuid(digit).replace('6C6F', '706F'),
    PayloadVersion: 1,
  },
  '',
)}
</plist>
`;

/** A value as the registry of Windows holds it: lists and objects are the text of their JSON. */
const registryValue = (value: unknown): string => {
  if (typeof value === 'boolean') return `dword:0000000${value ? 1 : 0}`;
  if (typeof value === 'number' && Number.isInteger(value)) return `dword:${value.toString(16).padStart(8, '0')}`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
};

const registryFile = (branches: readonly string[]): string =>
  [
    'Windows Registry Editor Version 5.00',
    ...branches.flatMap((branch) => [
      '',
      `[HKEY_LOCAL_MACHINE\\${branch}]`,
      ...Object.entries(samplePolicy).map(([key, value]) => `"${key}"=${registryValue(value)}`),
    ]),
    '',
  ].join('\r\n');

const chromiumBranches = ({ chromium }: Ids): readonly (readonly [browser: string, branch: string])[] => [
  ['Chrome', `Software\\Policies\\Google\\Chrome\\3rdparty\\extensions\\${chromium}\\policy`],
  ['Edge', `Software\\Policies\\Microsoft\\Edge\\3rdparty\\extensions\\${chromium}\\policy`],
];

const admxElement = (key: PolicyKey): string =>
  typeOf(key) === 'integer'
    ? `<decimal id="${key}" valueName="${key}" minValue="1" maxValue="100000"/>`
    : `<text id="${key}" valueName="${key}" maxLength="1000000" required="true"/>`;

const admxPolicy = (browser: string, branch: string, key: PolicyKey): string => {
  const head = `    <policy name="${browser}_${key}" class="Machine" displayName="$(string.${key})" explainText="$(string.${key}_explain)" key="${xml(branch)}"`;
  if (typeOf(key) === 'boolean') {
    return `${head} valueName="${key}">
      <parentCategory ref="gloss_${browser}"/>
      <supportedOn ref="any"/>
      <enabledValue><decimal value="1"/></enabledValue>
      <disabledValue><decimal value="0"/></disabledValue>
    </policy>`;
  }
  return `${head} presentation="$(presentation.${key})">
      <parentCategory ref="gloss_${browser}"/>
      <supportedOn ref="any"/>
      <elements>${admxElement(key)}</elements>
    </policy>`;
};

const admx = (ids: Ids): string => `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions revision="1.0" schemaVersion="1.0" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions">
  <policyNamespaces>
    <target prefix="gloss" namespace="Gloss.Policies"/>
  </policyNamespaces>
  <resources minRequiredRevision="1.0"/>
  <supportedOn>
    <definitions>
      <definition name="any" displayName="$(string.any)"/>
    </definitions>
  </supportedOn>
  <categories>
    <category name="gloss" displayName="$(string.gloss)"/>
${chromiumBranches(ids)
  .map(([browser]) => `    <category name="gloss_${browser}" displayName="$(string.${browser})"><parentCategory ref="gloss"/></category>`)
  .join('\n')}
  </categories>
  <policies>
${chromiumBranches(ids)
  .flatMap(([browser, branch]) => keys.map((key) => admxPolicy(browser, branch, key)))
  .join('\n')}
  </policies>
</policyDefinitions>
`;

const explained = (key: PolicyKey): string => {
  const described = Policy.shape[key].unwrap().description ?? '';
  const example = ['array', 'object'].includes(typeOf(key))
    ? ` Written as JSON${key in samplePolicy ? `, for example: ${JSON.stringify(samplePolicy[key])}` : ''}.`
    : '';
  return described + example;
};

const adml = (): string => `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources revision="1.0" schemaVersion="1.0" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions">
  <displayName>Gloss</displayName>
  <description>Settings of the Gloss extension</description>
  <resources>
    <stringTable>
      <string id="any">Any version that runs extensions of manifest version 3</string>
      <string id="gloss">Gloss</string>
      <string id="Chrome">Google Chrome</string>
      <string id="Edge">Microsoft Edge</string>
${keys.map((key) => `      <string id="${key}">${key}</string>\n      <string id="${key}_explain">${xml(explained(key))}</string>`).join('\n')}
    </stringTable>
    <presentationTable>
${keys
  .filter((key) => typeOf(key) !== 'boolean')
  .map(
    (key) =>
      `      <presentation id="${key}">${typeOf(key) === 'integer' ? `<decimalTextBox refId="${key}">${key}</decimalTextBox>` : `<textBox refId="${key}"><label>${key}</label></textBox>`}</presentation>`,
  )
  .join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;

/** Every file that is made of the schema, by its path in the repository. */
export const rolloutFiles = (ids: Ids): Readonly<Record<string, string>> => ({
  'public/managed_schema.json': json(chromeSchema()),
  'docs/rollout/policy.schema.json': json(fullSchema()),
  'docs/rollout/linux/gloss.json': json({ '3rdparty': { extensions: { [ids.chromium]: samplePolicy } } }),
  'docs/rollout/firefox/policies.json': json({ policies: { '3rdparty': { Extensions: { [ids.firefox]: samplePolicy } } } }),
  'docs/rollout/macos/chrome.mobileconfig': macProfile(`com.google.Chrome.extensions.${ids.chromium}`, samplePolicy, '1'),
  'docs/rollout/macos/edge.mobileconfig': macProfile(`com.microsoft.Edge.extensions.${ids.chromium}`, samplePolicy, '2'),
  'docs/rollout/windows/gloss.reg': registryFile(chromiumBranches(ids).map(([, branch]) => branch)),
  'docs/rollout/windows/gloss.admx': admx(ids),
  'docs/rollout/windows/en-US/gloss.adml': adml(),
});
