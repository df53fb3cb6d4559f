/** Each stands for the group's area in a text: as the page names it in each language. */
export const areaMarks = ['{区域}', '{區域}', '{area}']
