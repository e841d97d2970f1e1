/** Ids made unique the slow way, as files that are read whole have it: an id that occurs once never changes. */
export function uniqueAmongAll(ids) {
  const taken = new Set(ids);
  const met = new Set();
  return ids.map((id) => {
    if (!met.has(id)) {
      met.add(id);
      return id;
    }
    let number = 2;
    while (taken.has(`${id}#${number}`)) number++;
    taken.add(`${id}#${number}`);
    return `${id}#${number}`;
  });
}

/** The same, as files that are read piece by piece have it: an id that came before never changes. */
export function uniqueInOrder(ids) {
  const taken = new Set();
  return ids.map((id) => {
    let unique = id;
    for (let number = 2; taken.has(unique); number++) unique = `${id}#${number}`;
    taken.add(unique);
    return unique;
  });
}
