// Readies tables for narrow screens: each cell knows its heading, and long names know where they may break.
(() => {
  for (const table of document.querySelectorAll('.content table')) {
    const headings = [...table.querySelectorAll('thead th')].map((heading) => heading.innerText.replace(/\s+/g, ' ').trim());
    // Members of a type have a look of their own, and columns of marks stay columns.
    const isList = headings.length > 2 && !table.querySelector('td > a[id], th[style]');
    table.classList.toggle('list', isList);
    for (const row of isList ? table.tBodies[0].rows : []) {
      [...row.cells].slice(1).forEach((cell, place) => {
        const text = cell.textContent.trim();
        cell.classList.toggle('none', text === '' || text === '–');
        if (headings[place + 1]) cell.dataset.heading = headings[place + 1];
      });
    }
    for (const code of table.querySelectorAll('code')) {
      if (code.children.length > 0) continue;
      const text = code.textContent;
      const parts = text.split(text.length > 20 ? /(?<=[._/])|(?<=[a-z])(?=[A-Z])/ : /(?<=[._/])/);
      code.replaceChildren();
      for (const [place, part] of parts.entries()) {
        if (place > 0) code.append(Object.assign(document.createElement('wbr'), { className: 'narrow' }));
        code.append(part);
      }
    }
  }
})();
