// Follows the modules: a row is replaced when its module changes, and nothing else on the page moves.
'use strict';
const body = document.getElementById('modules');
const none = document.getElementById('none');
const link = document.getElementById('link');
const rowOf = guid => [...body.rows].find(row => row.dataset.guid === guid);
const parsed = html => {
    const table = document.createElement('tbody');
    table.innerHTML = html; // escaped by the agent
    return table.rows[0];
};
const put = html => {
    const row = parsed(html);
    const old = rowOf(row.dataset.guid);
    if (old) {
        old.replaceWith(row);
    } else {
        const name = row.cells[1].textContent;
        const next = [...body.rows].find(other => other.cells[1].textContent > name);
        body.insertBefore(row, next || null);
    }
    none.hidden = true;
};
const events = new EventSource('/events');
events.addEventListener('all', event => {
    const rows = JSON.parse(event.data).map(parsed);
    body.replaceChildren(...rows);
    none.hidden = rows.length > 0;
});
events.addEventListener('is', event => put(JSON.parse(event.data)));
events.addEventListener('gone', event => {
    const row = rowOf(JSON.parse(event.data));
    if (row) row.remove();
    none.hidden = body.rows.length > 0;
});
events.onopen = () => { link.textContent = link.dataset.live; link.className = ''; };
events.onerror = () => { link.textContent = link.dataset.lost; link.className = 'lost'; };
