/** The shape of the graph at the level of the engine. */
export const rows = 10;
export const columns = 6;
