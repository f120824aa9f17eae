import { writePdf, type PdfMark } from './write-pdf';

const running = (page: number): PdfMark => ({ text: `Voltmoor depot handbook - page ${page}`, x: 60, y: 30, size: 8 });

/** Lines of running text from `y` downwards. */
const lines = (y: number, ...texts: readonly string[]): PdfMark[] => texts.map((text, index) => ({ text, x: 60, y: y - index * 15 }));

const row = (y: number, ...cells: readonly string[]): PdfMark[] => cells.map((text, index) => ({ text, x: 60 + index * 150, y }));

/** A manual as many companies keep one: text, a table, a list, a running footer. */
export const depotManual = (): Buffer =>
  writePdf('Depot handbook', [
    [
      { text: 'Depot handbook', x: 60, y: 760, size: 24, bold: true },
      ...lines(
        720,
        'This handbook is for everyone who works a night at one of our depots. It is printed',
        'once a quarter; the wiki has the newer text where the two differ.',
      ),
      { text: 'Before the shift', x: 60, y: 660, size: 16, bold: true },
      ...lines(
        630,
        '1. Fetch the radio from the cabinet beside the gate.',
        '2. Read the hand-over of the day shift.',
        '3. Sign the key list.',
      ),
      running(1),
    ],
    [
      { text: 'Charging rows', x: 60, y: 760, size: 16, bold: true },
      ...lines(
        730,
        'A row is switched off at its cabinet and never at the charger, because the char-',
        'ger keeps a voltage for four minutes after it went dark.',
      ),
      ...row(680, 'Row', 'Cabinet', 'Breaker'),
      ...row(662, 'A', 'North wall', '63 A'),
      ...row(644, 'B', 'Wash hall', '80 A'),
      running(2),
    ],
    [
      { text: 'Keys', x: 60, y: 760, size: 16, bold: true },
      ...lines(730, 'The spare key of the transformer room lies with the fire brigade at Lindholm.', 'Nobody else has one.'),
      running(3),
    ],
  ]);

/** A page that was laid on a scanner: one picture. */
export const scannedLetter = (): Buffer => writePdf('Scan', [[{ picture: true, x: 40, y: 40, width: 500, height: 760 }]]);
