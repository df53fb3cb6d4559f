/** As what a draft owns its pictures and its sound. */
export const fileOwner = 'intake_draft'
