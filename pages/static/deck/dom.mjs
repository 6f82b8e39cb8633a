/* Elements in few words. Texts are set as texts; HTML comes only from Python, which escaped it. */
export const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
};

export const button = (label, act, icon = '') => {
  const made = element('button', { type: 'button', className: `x-btn ${icon}`, title: label }, element('span', { textContent: label }));
  made.onclick = act;
  return made;
};
