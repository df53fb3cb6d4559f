/** States in which somebody still has to do something, as they stand in the address of a list. */
export const openStates = 'to_dispatch,assigned,accepted'
