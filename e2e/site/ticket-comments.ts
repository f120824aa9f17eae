/** The story of ticket GRID-2481: forty comments in which the first explanations turn out to be wrong. */

export interface TicketComment {
  readonly author: string;
  readonly role: string;
  /** As the tracker writes it. */
  readonly time: string;
  readonly internal?: boolean;
  /** HTML. */
  readonly text: string;
}

const people = {
  lena: ['Lena Hartwig', 'Ostra Buses'],
  jonas: ['Jonas Aldaz', 'Support'],
  priya: ['Priya Raman', 'Platform'],
  tomasz: ['Tomasz Wilk', 'Field service'],
  mira: ['Mira Okafor', 'Platform'],
  ilse: ['Ilse Brandt', 'Operations'],
  bot: ['Deploy bot', 'Automation'],
} as const;

const say = (who: keyof typeof people, time: string, text: string): TicketComment => ({
  author: people[who][0],
  role: people[who][1],
  time,
  text,
});
const note = (who: keyof typeof people, time: string, text: string): TicketComment => ({ ...say(who, time, text), internal: true });

export const ticketComments: readonly TicketComment[] = [
  say(
    'lena',
    '14 Nov 2026, 05:12',
    '<p>Eleven of our buses were not full this morning. They were plugged in from 23:10 and took between 5 and 6 kW all night. The board in the yard showed everything green. Two lines started late.</p>',
  ),
  say(
    'jonas',
    '14 Nov 2026, 06:40',
    '<p>Sorry about your morning, Lena. 6 kW is the fallback rate, so the controllers had lost their gateway. Which connectors were it?</p>',
  ),
  say('lena', '14 Nov 2026, 06:58', '<p>Rows C and D, so connectors 13 to 24. Rows A and B were fine.</p>'),
  note(
    'jonas',
    '14 Nov 2026, 07:20',
    '<p>C and D are ostra-3 and ostra-4. Both stale from 02:14 to 05:31. I suspect the switch in row C; it was replaced in October.</p>',
  ),
  say(
    'jonas',
    '14 Nov 2026, 07:31',
    '<p>The two controllers of rows C and D lost contact at 02:14. We think it is the network switch in row C and are sending someone today.</p>',
  ),
  say(
    'tomasz',
    '14 Nov 2026, 13:05',
    '<p>On site. Switch is fine: no errors on any port, firmware current, cables sound. I swapped it all the same, so that we can rule it out.</p>',
  ),
  say('lena', '14 Nov 2026, 13:20', '<p>Thank you for coming so quickly. Can we rely on tonight?</p>'),
  say(
    'jonas',
    '14 Nov 2026, 13:42',
    '<p>With the new switch it should hold. If it does not, please have the shift lead turn the key switch to MAN for rows C and D.</p>',
  ),
  say(
    'lena',
    '15 Nov 2026, 05:03',
    '<p>It happened again, 02:14 to the minute. This time rows A and C. We used the key switch for eight buses, the others are at half.</p>',
  ),
  note(
    'jonas',
    '15 Nov 2026, 06:15',
    '<p>Same minute, other rows. So not a switch and not a row. Something that runs at 02:14. Priya, does the platform do anything then?</p>',
  ),
  note(
    'priya',
    '15 Nov 2026, 08:30',
    '<p>Timetable fetch is at 18:00, log upload at 01:00, backup at 03:00. Nothing at 02:14. The controllers reboot their radio once a day, but staggered.</p>',
  ),
  say(
    'jonas',
    '15 Nov 2026, 08:44',
    '<p>It was not the switch. We are looking for something that happens at 02:14 each night. Does the yard do anything then: cleaning, door heaters, a generator test?</p>',
  ),
  say(
    'lena',
    '15 Nov 2026, 09:10',
    '<p>The wash hall starts at 02:00 on weekdays. It draws 180 kW. But it ran on Saturday too, and it has run for two years.</p>',
  ),
  note(
    'tomasz',
    '15 Nov 2026, 10:26',
    '<p>A wash hall that starts could dip the voltage. I can hang a power logger in the main cabinet on Monday.</p>',
  ),
  say(
    'ilse',
    '15 Nov 2026, 11:00',
    '<p>Lena, I have raised this to priority 1. You get a call from me every day at 16:00 until it is solved. The late starts are credited under section 7 of your contract.</p>',
  ),
  say('lena', '15 Nov 2026, 11:12', '<p>Thank you, Ilse. What we need is a night in which I can sleep.</p>'),
  note(
    'mira',
    '15 Nov 2026, 14:37',
    '<p>From the gateway’s log, 02:14:07:</p><pre><code>02:14:07 identity  renewing certificate (59d 23h old)\n02:14:07 identity  wrote /etc/voltmoor/identity/2026-11-15/gateway.crt\n02:14:09 watchdog  controller ostra-1 requested restart of link\n02:14:09 link      closing, 4 controllers\n02:14:11 identity  current -> (missing)\n02:14:11 tls       handshake failed: no certificate</code></pre><p>It renews every night since it never sees the renewal finish.</p>',
  ),
  note(
    'priya',
    '15 Nov 2026, 15:02',
    '<p>That is 4.18.2. We split the switch of the symbolic link in two there, to make it work on the new flash. If the link to the controllers is restarted between the two steps, the gateway has no certificate.</p>',
  ),
  note(
    'jonas',
    '15 Nov 2026, 15:10',
    '<p>So a restart of the gateway fixes it until the next night? I could do that at 03:00 each night until there is a fix.</p>',
  ),
  note(
    'priya',
    '15 Nov 2026, 15:14',
    '<p><strong>No, please do not restart gateways on 4.18.2 remotely.</strong> If the restart falls between the two steps it does not come back at all.</p>',
  ),
  say(
    'jonas',
    '15 Nov 2026, 15:40',
    '<p>We found it: the gateway renews its certificate at 02:14 and a fault in firmware 4.18.2 can lose it on the way. It has nothing to do with the switch or with your wash hall. A corrected version is being built.</p>',
  ),
  say('lena', '15 Nov 2026, 15:52', '<p>Good. And tonight?</p>'),
  say(
    'jonas',
    '15 Nov 2026, 16:05',
    '<p>Tonight we set the clock of the renewal back, so that no renewal is due. That is one line and it needs no restart.</p>',
  ),
  say('lena', '16 Nov 2026, 05:01', '<p>All 24 full. First time in three days.</p>'),
  note(
    'mira',
    '16 Nov 2026, 09:22',
    '<p>The clock trick holds for seven days at most: after sixty-seven days the gateway insists. For Ostra Quay that is 22 November, 02:14.</p>',
  ),
  note(
    'priya',
    '16 Nov 2026, 11:48',
    '<p>4.18.3 is built: one step again, with the write flushed before the rename. Test bench ran four hundred renewals with the link going down at random, none lost.</p>',
  ),
  say(
    'ilse',
    '16 Nov 2026, 16:00',
    '<p>As on the phone: corrected firmware exists, it is on the test bench until tomorrow, Ostra gets it first, on the night of the 18th.</p>',
  ),
  say(
    'tomasz',
    '17 Nov 2026, 09:35',
    '<p>The power logger ran over the weekend. The wash hall dips the voltage by 1.1 %, which is harmless. You can stop asking about it.</p>',
  ),
  note('jonas', '17 Nov 2026, 10:02', '<p>Which other depots have 4.18.2? I count Ostra Quay, Skarnes, Pell Lane and Harbour North.</p>'),
  note(
    'mira',
    '17 Nov 2026, 10:30',
    '<p>And Lindholm, since Friday. Five. None of them may be restarted remotely. I put that on the wiki’s first page.</p>',
  ),
  say('bot', '18 Nov 2026, 01:30', '<p>Deployed firmware <code>4.18.3</code> to gateway <code>ostra-gw2</code> (standby). Health: ok.</p>'),
  say(
    'bot',
    '18 Nov 2026, 01:52',
    '<p>Deployed firmware <code>4.18.3</code> to gateway <code>ostra-gw1</code> (active). Health: ok. Takeover: 7.4 s.</p>',
  ),
  say('lena', '18 Nov 2026, 05:04', '<p>All full. I will believe it on Friday.</p>'),
  note(
    'mira',
    '18 Nov 2026, 09:15',
    '<p>Renewal was forced at 02:30 with the link going down in the middle, on purpose. Certificate intact. I am content.</p>',
  ),
  say(
    'jonas',
    '19 Nov 2026, 08:20',
    '<p>Second night without trouble. The switch that Tomasz took out goes back into stock; it was never broken.</p>',
  ),
  note(
    'priya',
    '19 Nov 2026, 14:11',
    '<p>Rollout to the other four: Skarnes and Pell Lane on the night of the 23rd, Harbour North and Lindholm on the 24th. Lindholm has two controllers on old hardware; someone has to be there in person.</p>',
  ),
  note('tomasz', '19 Nov 2026, 14:30', '<p>I can be at Lindholm on the 24th from 22:00.</p>'),
  say('lena', '20 Nov 2026, 05:06', '<p>All full, third night running. You may close this once the report for my management is here.</p>'),
  say(
    'ilse',
    '20 Nov 2026, 16:10',
    '<p>The report follows by 27 November. It will name the cause, firmware 4.18.2, and the credit for the two mornings: 2,860 €.</p>',
  ),
  say(
    'jonas',
    '21 Nov 2026, 09:00',
    '<p>What is left: the report (Ilse, 27 November), the rollout to the other four depots (Priya, 24 November), and then this ticket is closed. Lena, did the key switch on row A go back to AUTO? The board still shows eight connectors at a fixed 22 kW.</p>',
  ),
];
