import { startScriptedEndpoint } from '@/e2e/servers/scripted-endpoint';

const port = Number(process.argv[process.argv.indexOf('--port') + 1] ?? 0);
const endpoint = await startScriptedEndpoint({ port: process.argv.includes('--port') ? port : 0 });
console.log(endpoint.baseUrl);
