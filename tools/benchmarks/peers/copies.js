const width = 50;

/** 50 chains of copies of one file, `stages` in all: each stage copies what the one before it in its chain has made. */
export function copies(stages) {
  return Array.from({ length: stages }, (_, number) => ({
    name: `s${number}`,
    from: number < width ? null : `s${number - width}`,
  }));
}
