/** What a community may call by its own words: entries of the menus, by face. The plain word stands in the catalogue. */
export const menuNames = {
  resident: ['file', 'my_requests'],
  workbench: ['desk', 'today', 'requests', 'counter', 'people', 'areas', 'compounds', 'bodies', 'posts', 'catalogue'],
  public: ['answers', 'grids', 'compounds', 'numbers'],
} as const

/** Each once, in the order of the faces. */
export const nameKeys: string[] = [...new Set(Object.values(menuNames).flat())]
