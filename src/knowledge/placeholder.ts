/** `{drops.rate}` in a sentence of the knowledge base stands for the value of that fact. */
export const PLACEHOLDER = /\{([a-z][A-Za-z0-9_.-]*)\}/g;
