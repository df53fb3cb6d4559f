import about from '../../package.json' with { type: 'json' }

/** The release of this program, as package.json has it. */
export const release: string = about.version
