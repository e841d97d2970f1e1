/** Colours by role, on light and on dark ground; the series are told apart with colour-vision deficiency too. */
export const colours: { readonly [role: string]: readonly [light: string, dark: string] } = {
  ground: ['#ffffff', '#14171b'],
  panel: ['#f5f7f9', '#1c2126'],
  ink: ['#1a1f25', '#e4e8ec'],
  muted: ['#55606b', '#a5b0ba'],
  rule: ['#d8dee4', '#343c44'],
  accent: ['#0b5cad', '#79b8ff'],
  bar: ['#7fa8cf', '#4677a6'],
  caution: ['#8a4b00', '#f2b45c'],
  'caution-ground': ['#fff6e6', '#2b2214'],
  'series-1': ['#0b63b0', '#6cb2ff'],
  'series-2': ['#bf4408', '#ff9a5c'],
  'series-3': ['#0f7a68', '#4fd1b0'],
  'series-4': ['#8b3f8f', '#dba3ee'],
  'series-5': ['#866000', '#e5bd4f'],
  'series-6': ['#2380a3', '#7ad3f2'],
  'series-7': ['#9f1239', '#ff8fa8'],
  'series-8': ['#5b6570', '#aab4be'],
  'series-9': ['#3d6b1f', '#a9d67f'],
  'series-10': ['#c2277d', '#ff8fd0'],
  'series-11': ['#4b4fc4', '#a9adff'],
  'series-12': ['#7a4b2a', '#d9b091'],
  'density-1': ['#d6e6f4', '#17324d'],
  'density-2': ['#b0d0e8', '#1d4a73'],
  'density-3': ['#80b6da', '#25659b'],
  'density-4': ['#519bca', '#3a84c0'],
  'density-5': ['#2b7cb6', '#62a6dc'],
  'density-6': ['#155d99', '#98c8f0'],
  'density-7': ['#083a72', '#d6ecff'],
};

/** The colour of a role, as style sheets and inline figures name it. */
export function colour(role: string): string {
  return `var(--${role})`;
}

/** Number of shades of the density scale. */
export const densityShades = 7;

const seriesColours = 12;

/** Colour and dash pattern of the i-th model: neither is needed to read the other. */
export function seriesStyle(i: number): { readonly stroke: string; readonly dash: string } {
  const dashes = ['none', '7 3', '2 3', '9 3 2 3', '12 4', '4 2', '9 3 2 3 2 3', '1 5'];
  return {
    stroke: colour(`series-${(i % seriesColours) + 1}`),
    dash: dashes[(i + Math.floor(i / seriesColours)) % dashes.length]!,
  };
}
