// What lies outside the wall between communities, each with the reason. An entry that is no longer needed is itself found.

/** Tables that the application role may use though they hold no community_id: lists that all communities share. */
export const shared: Record<string, string> = {
  'access.administrators': 'run the installation, so they belong to no community',
  'platform.backups': 'when the installation was backed up and how much it was, of no community',
  'platform.key_check': 'how many things which of the installation’s keys holds, of no community',
  'territory.area_kinds': 'words for kinds of area, the same everywhere',
  'territory.compound_kinds': 'kinds of compound and their defaults, the same everywhere',
  'territory.regions': 'the national tree of regions above the communities',
}

/** Tables with a community_id that are read before a community is known, or across communities. */
export const outside: Record<string, string> = {
  'territory.communities': 'the list of communities itself: everybody may choose from it',
}

/** Functions with the owner's rights that don't ask which community may be seen. */
export const unasking: Record<string, string> = {
  'access.account_name': 'a name belongs to an account, not to a community: that account only',
  'access.bindings_of': 'which register entries an account is bound to, over all communities: that account only',
  'access.count_wrong': 'wrong tries belong to a number or an address, hashed, not to a community',
  'access.end_session': 'sessions belong to an account, not to a community: that account only',
  'access.end_sessions': 'sessions belong to an account, not to a community: that account only',
  'access.forget_expired':
    'sessions and codes belong to accounts, not to a community: expired ones only, and only how many',
  'access.forget_wrong': 'wrong tries belong to a number or an address, hashed, not to a community',
  'access.drop_second_step': 'the second step belongs to an account, not to a community: that account only',
  'access.has_second_step': 'the second step belongs to an account, not to a community: that account only',
  'access.is_demo_account': 'whether an account is a generated one',
  'access.elder_of': 'how large somebody reads belongs to an account, not to a community: that account only',
  'access.keep_elder': 'how large somebody reads belongs to an account, not to a community: that account only',
  'access.keep_language': 'a language belongs to an account, not to a community: that account only',
  'access.language_of': 'a language belongs to an account, not to a community: that account only',
  'access.list_demo_identities': 'generated identities, offered before a community is chosen; empty outside the demo',
  'access.lacks_second_step': 'the second step belongs to an account, not to a community: that account only',
  'access.locked_until': 'wrong tries belong to a number or an address, hashed, not to a community',
  'access.note_device': 'devices belong to an account, not to a community: that account only',
  'access.recognise_device': 'devices belong to an account, not to a community: that account only',
  'access.number_in_use': 'a telephone number belongs to an account, not to a community: only whether it is taken',
  'access.recover_account':
    'sessions, second step and number belong to an account, not to a community: that account only',
  'access.reseal_second_step':
    'the second step belongs to an account: only what was read is replaced, sealed as before',
  'access.second_steps_by_key': 'second steps belong to accounts, not to a community: only how many which key sealed',
  'access.second_steps_not_by': 'second steps belong to accounts, not to a community: as they are sealed',
  'access.sessions_by_key': 'sessions belong to accounts, not to a community: only how many which key signed',
  'access.sessions_of': 'sessions belong to an account, not to a community: that account only',
  'access.verified_phone': 'a telephone number belongs to an account, not to a community: that account only',
  'people.refresh_brought_statistics': 'counts rows for the planner, and tells nobody',
  'people.refresh_statistics': 'counts rows for the planner, and tells nobody',
  'people.refresh_import_statistics': 'counts rows of sheets for the planner, and tells nobody',
  'platform.files_named': 'bytes are kept once for all communities: only whether any of them still names these',
  'platform.forget_limits': 'windows that are over, and only how many',
  'platform.outbox_due': 'the dispatcher learns in which communities something is due, and nothing of it',
  'platform.upkeep': 'counts for the metrics page, over all communities',
  'platform.outbox_waiting': 'counts for the metrics page, over all communities',
  'platform.take_limits': 'limits belong to a number, an address or a person, hashed, not to a community',
}
