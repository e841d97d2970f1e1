import { markup, type Markup } from '../html/markup.js';

/** Chooses the model whose figures are shown; undefined where there is no choice. */
export function modelChoice(models: readonly string[]): Markup | undefined {
  if (models.length < 2) return undefined;
  return markup`<div>
    <label for="model-choice">Figures of</label
    ><select id="model-choice">
      ${models.map((model) => markup`<option>${model}</option>`)}
    </select>
  </div>`;
}

/** Shows the figures of the chosen model; where it has none, those of the best that has. */
export const modelChoiceScript = `
  const choice = document.getElementById('model-choice');
  const showModel = () => {
    for (const group of document.querySelectorAll('.by-model')) {
      const figures = [...group.children];
      const shown = figures.find((figure) => figure.dataset.model === choice.value) ?? figures[0];
      for (const figure of figures) figure.hidden = figure !== shown;
    }
  };
  if (choice !== null) {
    choice.addEventListener('change', showModel);
    showModel();
  }
`;
