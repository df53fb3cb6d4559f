const titleLengthMax = 40

/** What a request is called in lists: the first sentence of its description, at most 40 characters as people count them. */
export function titleOf(description: string): string {
  const plain = description.trim().replaceAll(/\s*\n\s*/g, '\n')
  const [sentence = ''] = plain.split(/(?<=[\p{L}\p{N}\p{RGI_Emoji}])[。！？!?\n]/v)
  const characters = [...sentence.replaceAll(/\s+/gu, ' ')]
  return characters.length <= titleLengthMax
    ? characters.join('')
    : `${characters.slice(0, titleLengthMax - 1).join('')}…`
}
