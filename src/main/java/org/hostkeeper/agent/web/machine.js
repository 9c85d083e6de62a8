// Shows one machine as it is each second. The token lives in this tab's session storage and goes into a header, never a URL:
// that is also why it asks by itself, since server-sent events carry no header of the page's.
'use strict';
const SECOND = 1000;
const panel = document.getElementById('panel');
const words = JSON.parse(panel.dataset.words);
const language = document.documentElement.lang;
const at = id => document.getElementById(id);
const say = (key, value) => (words[key] || key).replace('{0}', value);
const KEY = 'hostkeeper.token ' + panel.dataset.base;
const KINDS = { healthy: 'good', unhealthy: 'bad', suspended_by_breaker: 'bad', reverting: 'other', waiting_for_first_beat: 'other', paused: 'other' };

const unit = (value, name) => new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 0 }).format(value);
const time = seconds => {
    const whole = Math.max(0, Math.round(seconds));
    const parts = [[Math.floor(whole / 86400), 'day'], [Math.floor(whole / 3600) % 24, 'hour'], [Math.floor(whole / 60) % 60, 'minute'], [whole % 60, 'second']];
    const first = parts.findIndex(part => part[0] > 0);
    return (first < 0 ? [[0, 'second']] : parts.slice(first, first + 2).filter(part => part[0] > 0)).map(part => unit(...part)).join(' ');
};
const date = seconds => new Date(seconds * SECOND).toLocaleString(language);

const ask = async (path, method) => {
    const token = sessionStorage.getItem(KEY);
    const answer = await fetch(panel.dataset.base + '/' + path, {
        method: method || 'GET', credentials: 'omit', cache: 'no-store', headers: token ? { Authorization: 'Bearer ' + token } : {},
    });
    if (answer.ok) return answer;
    const refused = new Error((await answer.json().catch(() => ({ detail: answer.statusText }))).detail);
    refused.status = answer.status;
    throw refused;
};
const refusal = error => error.status === 401 ? say(sessionStorage.getItem(KEY) ? 'token.unknown' : 'token.needed')
    : error.status === 403 ? say('token.not') : error.message;

let shown = '';
const showState = status => {
    document.title = status.vm_name + ': ' + say('state.' + status.state);
    at('name').textContent = status.vm_name;
    at('state').className = KINDS[status.state] || '';
    at('word').textContent = say('state.' + status.state);
    at('why').textContent = status.why;
    const now = Date.now() / SECOND;
    at('facts').textContent = [
        say('since', time(now - status.since)),
        ...status.up_since === null ? [] : [say('up', time(now - status.up_since))],
        say(status.snapshot_exists ? 'golden' : 'golden.none', status.snapshot_name),
        say(status.auto_revert_enabled ? 'auto.on' : 'auto.off'),
        ...status.cool_down > 0 ? [say('cool', time(status.cool_down))] : [],
    ].join(' · ');
    document.querySelector('[data-call="revert/enable"]').hidden = status.auto_revert_enabled;
    document.querySelector('[data-call="revert/disable"]').hidden = !status.auto_revert_enabled;
    at('last').textContent = status.last_incident ? told(status.last_incident) : say('no.incident');
};
const became = incident => incident.first_beat === null ? say('outcome.' + incident.outcome)
    : say('back.after', time(incident.first_beat - incident.fault));
const told = incident => [date(incident.fault), say('reason.' + incident.reason), became(incident)].join(' · ');

const showBeats = heard => {
    at('strip').replaceChildren(...heard.beats.map(count => {
        const second = document.createElement('i');
        second.className = count > 0 ? 'beat' : '';
        return second;
    }));
    at('alone').hidden = !heard.known_by_port_alone;
    at('closed').hidden = heard.port_closed === null;
    at('closed').textContent = heard.port_closed || '';
};
const showHistory = history => {
    const mean = history.mean_time_between_failures;
    at('mean').textContent = mean === null ? say('no.mean') : say('mean', time(mean));
    at('history').replaceChildren(...history.incidents.map(incident => {
        const row = document.createElement('tr');
        for (const text of [date(incident.fault), [say('reason.' + incident.reason), incident.detail].filter(part => part).join(': '), became(incident)]) {
            row.insertCell().textContent = text;
        }
        const cell = row.insertCell();
        if (incident.evidence.length > 0) {
            const button = document.createElement('button');
            button.textContent = say('evidence');
            button.onclick = () => showEvidence(incident);
            cell.append(button);
        }
        return row;
    }));
    if (history.incidents.length > 0) showEvidence(history.incidents[0]);
};
// A log is text as the guest wrote it: what steers a terminal in it is left out.
const plain = text => text.replace(/\u001b\[[0-?]*[ -/]*[@-~]|[^\P{Cc}\n\t]/gu, '').trimEnd();
const showEvidence = async incident => {
    at('picture').hidden = at('log').hidden = true;
    try {
        if (incident.evidence.includes('picture')) {
            await drawPicture(at('picture'), new Uint8Array(await (await ask('evidence/' + incident.id)).arrayBuffer()));
        }
        if (incident.evidence.includes('log')) {
            at('log').textContent = plain(await (await ask('evidence/' + incident.id + '/log')).text());
            at('log').hidden = false;
            at('log').scrollTop = at('log').scrollHeight;
        }
    } catch (error) {
        at('said').textContent = refusal(error);
    }
};

// A kiosk's token reads the state and no more: what it may not see stays empty.
const lookFurther = async last => {
    try {
        showBeats(await (await ask('beats')).json());
        if (last !== shown) {
            showHistory(await (await ask('history')).json());
            shown = last;
        }
    } catch (error) {
        if (error.status !== 403) throw error;
    }
};
const look = async () => {
    try {
        const status = await (await ask('status')).json();
        showState(status);
        at('link').textContent = say('live');
        at('link').className = panel.className = '';
        await lookFurther(JSON.stringify(status.last_incident));
    } catch (error) {
        const gone = error.status === undefined;
        panel.className = gone ? 'old' : '';
        at('link').textContent = gone ? say('lost') : refusal(error);
        at('link').className = 'lost';
    }
};
const keepLooking = async () => {
    if (!document.hidden) await look();
    setTimeout(keepLooking, SECOND);
};

const act = async button => {
    if (button.dataset.sure && !confirm(say(button.dataset.sure))) return;
    button.disabled = true;
    try {
        const answer = await (await ask(button.dataset.call, 'POST')).json();
        at('said').textContent = answer.status ? say(answer.status) : say('done');
    } catch (error) {
        if (button.dataset.call === 'snapshot/promote' && error.status === 400 && confirm(error.message + '\n' + say('sure.open'))) {
            await ask('snapshot/promote?confirmed=true', 'POST').then(() => say('done'), refusal).then(text => { at('said').textContent = text; });
        } else {
            at('said').textContent = refusal(error);
        }
    } finally {
        button.disabled = false;
        look();
    }
};
document.querySelectorAll('[data-call]').forEach(button => { button.onclick = () => act(button); });
at('use').onclick = () => { sessionStorage.setItem(KEY, at('token').value.trim()); at('token').value = ''; shown = ''; look(); };
at('forget').onclick = () => { sessionStorage.removeItem(KEY); shown = ''; look(); };
at('token').onkeydown = event => { if (event.key === 'Enter') at('use').click(); };
document.addEventListener('visibilitychange', () => { if (!document.hidden) look(); });
keepLooking();
