import type { SitePage } from './layout';
import { seededRandom } from './seeded-random';

/** The page of 30,000 words: a handbook that a company really grows, one chapter per depot, from a seed. */

const towns = [
  'Ostra Quay',
  'Skarnes',
  'Pell Lane',
  'Harbour North',
  'Lindholm',
  'Brill Street',
  'Tallow Yard',
  'Easter Moor',
  'Vane Hill',
  'Corran',
  'Mill Reach',
  'Old Foundry',
  'Sandwick',
  'Torvald',
  'Marsh End',
  'Quarry Road',
  'Fennel Park',
  'Northgate',
  'Kiln Lane',
];
const leads = [
  'Anouk Visser',
  'Bertil Lund',
  'Carla Mendes',
  'Dragan Petrov',
  'Esther Vogel',
  'Femi Adeyemi',
  'Greta Holm',
  'Hugo Marin',
  'Iris Kowal',
  'Jakub Nowak',
];
const makers = ['Brennick', 'Solvaer', 'Tamsin & Roe', 'Ostwerk'];
const rooms = [
  'behind the wash hall',
  'beside the drivers’ room',
  'under the ramp',
  'at the east gate',
  'in the old boiler room',
  'next to the workshop',
];
const habits = [
  'The shift lead likes a call before anyone opens the cabinet, and says so loudly when there was none.',
  'In winter the gate freezes and has to be pushed; the key for the side door hangs in the drivers’ room.',
  'The yard is shared with the city’s gritting lorries from December to March, so row D may be blocked until six.',
  'Mobile reception in the cabinet is poor. Step outside before you dial, or use the fixed telephone on the wall.',
  'The neighbours complain about fans at night. Between 22:00 and 06:00 the second fan stays off unless it is hotter than 35 degrees.',
  'The workshop borrows the ladder. If it is not there, ask, and write down who had it.',
];
const causes = [
  'a mouse in the cable duct',
  'a loose neutral in row B',
  'a fan that had been fitted the wrong way round',
  'a breaker that was sized for the old transformer',
  'water in connector 4 after the storm',
  'a clock that had jumped by an hour',
  'a contactor that stuck when it was cold',
  'a firmware update that stopped half-way',
];
const lessons = [
  'Since then the check is part of the quarterly visit.',
  'The spare part has been kept in the cabinet ever since.',
  'Nothing else was affected, and the operator was told the same morning.',
  'It took two visits to find, because the first one was made by day, when nothing was wrong.',
  'The photograph of it hangs in the office in Ostra.',
];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const chapter = (town: string, random: () => number): string => {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const code = town.toLowerCase().split(' ')[0]!;
  const connectors = between(2, 9) * 6;
  const budget = connectors * between(4, 7) * 10;
  const hour = (from: number, to: number) => `${String(between(from, to)).padStart(2, '0')}:${pick(['00', '15', '30', '45'])}`;

  const incident = () =>
    `<p>In ${pick(months)} ${between(2021, 2025)} the depot lost ${between(2, 9)} connectors for ${between(2, 30)} hours. The cause was ${pick(causes)}. ${pick(leads)} found it after ${between(1, 5)} hours of looking in other places. ${pick(lessons)}</p>`;
  const visit = (season: string) =>
    `<h4>${season} visit</h4><p>Begin with the cabinet: vacuum the filters, read the humidity, and write both into the log that lies on the shelf. Tighten the terminals of the main breaker to ${between(18, 32)} newton metres and of the row breakers to ${between(6, 12)}. Measure the earth resistance at row ${pick(['A', 'B', 'C', 'D'])}; anything above ${between(2, 6)} ohms needs a ticket. Then walk along the rows with a test plug. A connector that does not lock within ${between(2, 5)} seconds is taken out of service and marked with a red sleeve. Last of all, start one gateway after the other and see that the takeover stays below ${between(8, 12)} seconds. The visit takes about ${between(3, 7)} hours for one person and half of that for two.</p>`;
  const row = (name: string) =>
    `<tr><td>Row ${name}</td><td>${between(4, 12)}</td><td>${between(12, 36) * 5} kW</td><td>${pick(makers)} ${between(200, 900)}</td><td>${between(2016, 2025)}</td></tr>`;

  return `<h2 id="${code}">${town}</h2>
<p>${town} has ${connectors} connectors and a load budget of ${budget} kW, fixed by contract until ${between(2027, 2034)}. It went into service in ${pick(months)} ${between(2015, 2023)} and serves ${between(3, 14)} lines. The cabinet stands ${pick(rooms)}. The shift lead is ${pick(leads)}; at night the number in the yard is extension ${between(4100, 4399)}.</p>
<h3>Getting in</h3>
<p>Ring at the gate and say that you come from Voltmoor; the porter has a list. Between ${hour(21, 23)} and ${hour(4, 5)} nobody sits at the gate, and you need the key from the box beside the door. ${pick(habits)} ${pick(habits)} Wear a vest. Buses are quiet and their drivers are tired at that time.</p>
<h3>What stands there</h3>
<table><thead><tr><th>Row</th><th>Connectors</th><th>Power</th><th>Controller</th><th>Built</th></tr></thead><tbody>${['A', 'B', 'C', 'D'].map(row).join('')}</tbody></table>
<p>The gateways are called <code>${code}-gw1</code> and <code>${code}-gw2</code>. The transformer belongs to the network operator, who wants ${between(5, 20)} working days of notice before anybody opens its door. The main breaker is a ${pick(makers)} rated at ${between(8, 30) * 100} amperes and trips at ${between(105, 125)} percent after ${between(4, 20)} seconds. A spare row breaker lies in the drawer under the shelf; whoever takes it orders the next one on the same day.</p>
<h3>A usual night</h3>
<p>The first bus comes in at ${hour(18, 20)} and the last one at ${hour(23, 23)}. Until midnight the rows charge at about ${between(40, 70)} percent of the budget, because half of the buses are still being washed and swept. From one o'clock on the curve is flat. The first departure is at ${hour(3, 4)}, and it is always a bus from row ${pick(['A', 'B', 'C', 'D'])}, which is why that row is served first. A night is good when every bus has left with more than ${between(85, 95)} percent; last year ${between(340, 362)} nights were good.</p>
<p>When the budget is short, the lines to the hospital and to the school come before the others. That order is written into the timetable and not into the gateway, so changing it is a matter for the operator. Whoever watches the board only has to know that a bus of another line at half power at two o'clock is no fault. It becomes one when the same bus is still below ${between(50, 70)} percent at four.</p>
<h3>Visits</h3>
${['Spring', 'Summer', 'Autumn', 'Winter'].map(visit).join('\n')}
<h3>What has happened here</h3>
${Array.from({ length: 11 }, incident).join('\n')}
<h3>Agreements with the operator</h3>
<p>Work in the yard is announced ${between(2, 10)} days ahead and never during the first week of school. A row may be taken out of service for at most ${between(4, 9)} hours, and only one at a time. Noise above ${between(45, 60)} decibels ends at ten in the evening. If a bus has to be moved, the operator moves it; we do not hold the keys and do not want to. The monthly report is due on the ${between(3, 10)}th and shows the energy per line, the nights with less than ninety percent, and every hour in which a row was out of service. ${pick(habits)}</p>
<p>The operator's own electrician may open the row breakers and nothing else. Damage by a vehicle is photographed before anybody touches it and reported on the same day, with the number of the bus; the insurance pays above ${between(5, 20) * 100} euros, and below that we share the cost half and half. Every ${between(2, 4)} years the fire brigade walks through the yard with us. The last walk brought ${between(1, 6)} remarks, all of them dealt with within ${between(2, 12)} weeks.</p>`;
};

/** What a reader can only know from the end of the page. */
const appendices = `<h2 id="spare-parts">Appendix A: Spare parts that are not in the depots</h2>
<p>Main breakers, transformers' fuses and complete gateways are kept in the central store in Tallow Yard, hall 2, shelf 14. The store opens at 06:30; outside its hours the duty driver, extension 4477, brings a part to any depot within four hours. A spare gateway has to be enrolled before it is of any use, which takes the platform team about forty minutes.</p>
<h2 id="decommissioned">Appendix B: Depots that were given up</h2>
<p>Juniper Lane was given up on 30 June 2024, because the city wanted the ground for a school. Its two gateways went to Corran, its cabinet to the training room, and its load budget of 640 kW went back to the network operator. Session records from Juniper Lane are kept until 30 June 2034 and are found under the name of Corran.</p>
<h2 id="hydrant">Appendix C: Fire</h2>
<p>A burning bus is not put out by us. Press the red button beside the gate, which cuts the whole yard within half a second, leave by the nearest gate, and count your people at the meeting point. Firefighters need to know one thing from you: that the cables are dead. The indicator on the cabinet's roof shows it: white is dead, amber is not.</p>
<h2 id="glass">Appendix D: The glass key</h2>
<p>The key that opens every cabinet of every depot exists three times: with the head of operations, with the duty driver, and in the sealed envelope in the safe of the Vane Hill office. Whoever breaks the seal writes the date and the reason on it and calls Ilse Brandt before sunrise. It has been broken twice, in February 2022 and in October 2025.</p>`;

const build = () => {
  const random = seededRandom(2481);
  return towns.map((town) => chapter(town, random)).join('\n');
};

export const handbookPage: SitePage = {
  path: '/wiki/depot-handbook',
  title: 'Depot handbook',
  crumbs: ['Wiki', 'Operations'],
  byline: 'Everything about every depot · 19 chapters · last changed 16 November 2026',
  content: `<p>One chapter per depot, in the order in which they joined. If you only need the telephone number, it is in the first paragraph of each chapter. What holds for all depots stands in the appendices at the end.</p>\n${build()}\n${appendices}`,
};
