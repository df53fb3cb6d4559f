/** What a community may call by its own words: entries of the menus, by the face where they stand first. */
export const menuNames = {
  resident: ['file', 'my_requests'],
  workbench: [
    'desk',
    'today',
    'requests',
    'counter',
    'people',
    'areas',
    'bodies',
    'posts',
    'catalogue',
    'rules',
    'year',
  ],
  public: ['answers', 'grids', 'compounds', 'numbers'],
} as const
