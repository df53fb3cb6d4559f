/** Texts of all modules for the menus of a face, put together by tools/web/page-words.ts. */
declare module 'virtual:menu-words/*' {
  const words: Record<string, unknown>
  export default words
}
