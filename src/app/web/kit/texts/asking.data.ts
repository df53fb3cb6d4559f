/** What opens the list of text blocks while writing; the first is what the button writes. */
export const signs = ['；；', '::']
