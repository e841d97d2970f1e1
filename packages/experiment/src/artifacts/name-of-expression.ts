/** What a file of expression is called: `expression`, or `expression.liver` where there are several contexts. */
export function nameOfExpression(context: string | undefined): string {
  return context === undefined ? 'expression' : `expression.${context}`;
}
