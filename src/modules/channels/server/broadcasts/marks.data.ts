/** Stands for the group's area in a text. */
export const areaMark = '{区域}'
