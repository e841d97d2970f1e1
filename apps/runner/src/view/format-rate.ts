/** How fast something goes, in the unit of time in which it is a number that people can read: `2.4/s`, `14/min`, `3/h`. */
export function formatRate(perSecond: number): string {
  if (perSecond >= 1) return `${perSecond < 9.95 ? perSecond.toFixed(1) : Math.round(perSecond)}/s`;
  return perSecond * 60 >= 1 ? `${Math.round(perSecond * 60)}/min` : `${Math.round(perSecond * 3600)}/h`;
}
