/** A ticket of Voltmoor in Redmine's own markup, with the people who wrote in it. */
export const redmineTicket = {
  project: 'Depots',
  password: 'read-only-2026',
  people: { greta: 'Greta Holm', tomasz: 'Tomasz Wilk', hugo: 'Hugo Marin' },
  subject: 'Gateway ostra-gw2 restarts every night at ten past two',
  author: 'greta',
  assignee: 'tomasz',
  priority: 'High',
  category: 'Charging network',
  start: '2026-10-02',
  created: '2026-10-02 08:05',
  fields: { Depot: 'Ostra Quay', 'Firmware version': '4.18.2', 'Buses affected': '14' },
  description: `h2. What happens

Each night at 02:10 the second gateway of Ostra Quay restarts by itself. The fourteen buses on its rail stop charging for six minutes, and two of them left late on Tuesday.

h2. What the log says

<pre>
02:10:04 watchdog: no heartbeat from modem for 120 s
02:10:04   last good: 02:08:03
02:10:05 system: restart
</pre>

|_.Night |_.Restart |_.Minutes without charge |
|29 September |02:10 |6 |
|30 September |02:11 |7 |

* The first gateway keeps running.
* The modem was changed in August.`,
  attachments: { 'ostra-gw2.log': '02:10:04 watchdog\n', 'rail.txt': 'rail 2\n' },
  subtasks: ['Order a second modem for Ostra Quay', 'Tell the depot how long charging stops'],
  related: 'Enrol the new gateways of Corran',
  notes: [
    {
      author: 'hugo',
      at: '2026-10-02 09:40',
      status: 'In Progress',
      text: 'The carrier renews the address of the modem at 02:08. The watchdog waits two minutes and then restarts everything, though only the modem is silent.',
    },
    {
      author: 'tomasz',
      at: '2026-10-05 14:12',
      private: true,
      text: 'The carrier has owed us a fixed address since March. Do not tell the depot before the contract is signed.',
    },
    {
      author: 'greta',
      at: '2026-10-06 07:55',
      text: `Hugo Marin wrote:
> The watchdog waits two minutes and then restarts everything

Could we raise it to ten minutes until the new modem is there? Then only one bus would be late.`,
    },
    {
      author: 'tomasz',
      at: '2026-10-08 16:30',
      text: 'The watchdog waits ten minutes since today; version 4.18.3 restarts only the modem.',
    },
  ],
} as const;
