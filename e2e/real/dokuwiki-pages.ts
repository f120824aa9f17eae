/** Pages of Voltmoor in DokuWiki's own syntax, by page id. */
export const dokuwikiPages: Readonly<Record<string, string>> = {
  sidebar: '  * [[start|Home]]\n  * [[ops:flash-gateway|Flash a gateway]]\n  * [[people:parental-leave|Parental leave]]\n',
  start: `====== Field service wiki ======

Field service keeps its own wiki, because it is read without a network: a copy lies on every van's laptop and is renewed each night.

===== Read first =====

  * [[ops:flash-gateway|Flash a gateway by hand]]
  * [[people:parental-leave|Parental leave]]

===== Vans =====

^ Van ^ Driver ^ Home depot ^ Next service ^
| VM-101 | Tomasz Wilk | Ostra Quay | 12 January 2027 |
| VM-102 | Greta Holm | Skarnes | 3 December 2026 |
| VM-103 | Hugo Marin | Corran | 20 February 2027 |
`,
  'ops:flash-gateway': `====== Flash a gateway by hand ======

A gateway that has lost its certificate does not come back over the network. It is flashed on site, with the red stick, in about twenty-five minutes. The second gateway of the depot keeps the buses charging meanwhile, so do it only while that one is healthy.

===== What you need =====

  * The red stick. The blue one holds the image for the training room and **must not** be used in a depot.
  * A torx 20 screwdriver and the cabinet key.
  * The depot's enrolment code, nine digits, from the platform team. It is valid for one hour.

===== Steps =====

  - Check that the other gateway is active. <code bash>
gridctl gateway list ostra
ostra-gw1  active   4.18.3
ostra-gw2  silent   4.18.2
</code>
  - Take the silent gateway out of the cabinet's rail and unplug its network cable. The power stays on.
  - Put the stick in and hold the button for six seconds, until the light is white.
  - Wait until the light blinks green. That takes eleven to fourteen minutes. If it turns red, the stick's image is damaged: take the second stick.
  - Plug the network cable in and type the enrolment code.
  - See that the gateway becomes //standby// within three minutes.

===== Lights =====

^ Light ^ Meaning ^ What to do ^
| White | Ready for the image | Wait |
| Green, blinking | Image written | Plug the cable in |
| Red | Image damaged | Use the second stick |
| Off | No power | Check fuse F7 in the cabinet |

===== Afterwards =====

Write the serial number of the gateway and of the stick into the ticket. The stick goes back to Vane Hill within a week, because its signature is renewed there every month.
`,
  'people:parental-leave': `====== Parental leave ======

Both parents may take leave, together or one after the other, until the child is three years old.

===== How to apply =====

Tell your lead seven weeks before the leave begins, in writing. For leave between the third and the eighth birthday it is thirteen weeks. Up to twenty-four months may be kept for that time.

===== Pay =====

^ Time ^ Pay by Voltmoor ^ Condition ^
| First 8 weeks | 100 % | None |
| Week 9 to 26 | 65 % | One year with us |
| After that | Nothing | The state's allowance goes on |

The company car stays with you for the first twenty-six weeks. The laptop stays with you throughout, and nobody expects you to open it.
`,
};
