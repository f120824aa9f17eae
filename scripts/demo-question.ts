/** What the demo asks about the runbook of the sample company. */
export const demoQuestion = 'Why must I not restart two controllers at the same time?';
