/** Why a stage has to run: one difference from the nearest earlier result, or that there is none. */
export type Reason =
  | { readonly kind: 'never-run' }
  | { readonly kind: 'forced' }
  | { readonly kind: 'parameter'; readonly path: string; readonly before: string; readonly after: string }
  | { readonly kind: 'seed'; readonly before: string; readonly after: string }
  | { readonly kind: 'input-changed'; readonly input: string; readonly file?: string }
  | { readonly kind: 'input-added' | 'input-removed'; readonly input: string }
  | { readonly kind: 'code'; readonly what: string }
  | { readonly kind: 'upstream'; readonly stage: string }
  | { readonly kind: 'damaged'; readonly what: string };
