const titleLengthMax = 40
/** Letters, digits and pictures say something; a mark behind nothing but marks ends no sentence. */
const said = /[\p{L}\p{N}\p{RGI_Emoji}]$/v
/** So many UTF-16 units at most are one picture. */
const glyphMost = 16

/** What a request is called in lists: the first sentence of its description, at most 40 characters as people count them. */
export function titleOf(description: string): string {
  const plain = description.trim().replaceAll(/\s*\n\s*/g, '\n')
  const end = plain
    .matchAll(/[。！？!?\n]/g)
    .find(({ index }) => said.test(plain.slice(Math.max(0, index - glyphMost), index)))
  const sentence = plain.slice(0, end?.index)
  const characters = [...sentence.replaceAll(/\s+/gu, ' ')]
  return characters.length <= titleLengthMax
    ? characters.join('')
    : `${characters.slice(0, titleLengthMax - 1).join('')}…`
}
