/** content → background: the page has been in front for a while. The port is as long as that lasts: it ends when the tab is left or goes elsewhere. */
export const FRONT_PORT = 'page-in-front';
