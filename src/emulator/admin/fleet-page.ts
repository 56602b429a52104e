import { EmulatedCloud } from '../emulated-cloud';
import { LIMITATIONS } from '../limitations';

/** The web page: the fleet, live, and what is not emulated. It asks the admin calls for the state every half second. */
export function fleetPage(cloud: EmulatedCloud): string {
  const limitations = LIMITATIONS.map((text) => `<li>${escaped(text)}</li>`).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>DMS emulator</title>
<style>${STYLE}</style>
</head>
<body>
<h1>DMS emulator <small>${escaped(cloud.region)}, ${cloud.profile}, project ${escaped(cloud.projectId)}</small></h1>
<p id="summary" aria-live="polite">loading</p>
<div id="fleet"></div>
<p>
<button data-call="fail-creation">Fail a creation</button>
<button data-call="hold">Hold</button>
<button data-call="advance">Advance</button>
<button data-call="release">Release</button>
<button data-call="heal">Heal clusters</button>
<button data-call="reset">Reset</button>
</p>
<h2>Restarts and deletions that began</h2>
<table>
<thead><tr><th>Instance</th><th>Action</th><th>Began</th><th>Took</th></tr></thead>
<tbody id="actions"></tbody>
</table>
<h2>What is not emulated</h2>
<ul>
${limitations}
</ul>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1c2733; }
h1 small { display: block; font-size: .9rem; font-weight: normal; color: #5a6b7b; }
#fleet { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: .75rem; }
.instance { border: 1px solid #ccd5de; border-left: .5rem solid #8795a1; border-radius: .4rem; padding: .6rem .8rem; }
.instance code { font-size: .65rem; color: #5a6b7b; overflow-wrap: anywhere; }
.RUNNING { border-left-color: #2c8a4b; }
.RESTARTING, .CREATING, .EXTENDING { border-left-color: #d98a00; background: #fff7e6; }
.ERROR, .CREATEFAILED, .EXTENDEDFAILED, .FROZEN { border-left-color: #c0392b; background: #fdefed; }
.DELETING, .RECYCLE { border-left-color: #6b5b95; background: #f3f0f8; }
.ill { border-left-color: #d98a00; } .missing { color: #a34700; font-size: .85rem; }
table { border-collapse: collapse; } td, th { text-align: left; padding: .1rem 1rem .1rem 0; }
ul { color: #5a6b7b; font-size: .85rem; }
`;

const SCRIPT = `
const byId = (id) => document.getElementById(id);
const element = (tag, text, className = '') =>
  Object.assign(document.createElement(tag), { textContent: text, className });
const seconds = (ms) => (ms / 1000).toFixed(1) + ' s';

function missingFrom({ brokers, brokersAlive, partitions, partitionsOnline, replicas, replicasInSync }) {
  return [['brokers alive', brokersAlive, brokers], ['partitions online', partitionsOnline, partitions],
    ['replicas in sync', replicasInSync, replicas]].filter(([, serving, whole]) => serving < whole)
    .map(([what, serving, whole]) => what + ': ' + serving + ' of ' + whole);
}

function card({ id, name, status, engine, projectId, cluster }, projects) {
  const missing = missingFrom(cluster);
  const box = element('div', '', 'instance ' + status + (status === 'RUNNING' && missing.length > 0 ? ' ill' : ''));
  const shownStatus = engine === 'kafka' ? status : status + ' (' + engine + ')';
  box.append(element('strong', name), element('div', shownStatus), element('code', id),
    ...missing.map((text) => element('div', text, 'missing')));
  const project = projects.find((candidate) => candidate.id === projectId);
  if (projects.length > 1) box.append(element('div', 'in ' + project.name));
  return box;
}

function row({ instanceName, action, beganAt, endedAt }) {
  const line = document.createElement('tr');
  const took = endedAt === undefined ? 'not over' : seconds(endedAt - beganAt);
  const cells = [instanceName, action, new Date(beganAt).toLocaleTimeString(), took];
  line.append(...cells.map((text) => element('td', text)));
  return line;
}

async function refresh() {
  try {
    const state = await (await fetch('/_emulator/state')).json();
    const running = state.instances.filter(({ status }) => status === 'RUNNING').length;
    byId('summary').textContent = running + ' of ' + state.instances.length + ' running; restarting now: '
      + state.downNow + ', at most at once: ' + state.maxDown + '; not yet what they were before their restart: '
      + state.unhealthyNow.length + ', at most: ' + state.maxUnhealthy + '; requests: ' + state.requests
      + state.locks.map(({ name }) => '; locked: ' + name).join('');
    byId('fleet').replaceChildren(...state.instances.map((instance) => card(instance, state.projects)));
    byId('actions').replaceChildren(...state.actions.slice(-20).reverse().map(row));
  } catch {
    byId('summary').textContent = 'the emulator has stopped';
  }
}

for (const button of document.querySelectorAll('button')) {
  button.onclick = async () => {
    await fetch('/_emulator/' + button.dataset.call, { method: 'POST' });
    await refresh();
  };
}
refresh();
setInterval(refresh, 500);
`;
