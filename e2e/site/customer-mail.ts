import type { SitePage } from './layout';

/** A case whose mail is shown by another service, as in many trackers: the frame is of another origin. */
export const customerMailPage: SitePage = {
  path: '/app/customer-mail',
  title: 'Case 2291: invoice of October',
  content: `<p>The customer asks about the energy that was billed for Lindholm.</p>
<h2>Correspondence</h2>
<iframe id="mail" title="Mail" width="100%" height="160" style="border: 1px solid #dfe4ea"></iframe>
<h2>What we did</h2>
<p>Ines compared the meter with the invoice and found a reading that was counted twice.</p>
<script>
const other = new URL('/app/mail-service', location.href);
other.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
document.getElementById('mail').src = other.href;
</script>`,
};

/** What the other service shows. */
export const mailService = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mail from Brightline Buses</title></head>
<body style="font: 14px/1.5 system-ui; margin: 12px">
<p>We were billed 18,400 kWh for October, although the meter at gate two shows 9,200 kWh.</p>
<p>Please send the corrected invoice to accounts@brightline.example before the twelfth of December.</p></body></html>`;
