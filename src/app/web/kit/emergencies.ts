/** Numbers that come before anything the community does: police, fire and rescue, ambulance, traffic accidents. */
export const emergencyNumbers = ['110', '119', '120', '122'] as const
export type EmergencyNumber = (typeof emergencyNumbers)[number]

/** What people write when somebody is in danger now, by whom to call. Rather one line too many than one too few. */
const words: Record<EmergencyNumber, RegExp> = {
  110: /打架|持刀|动刀|拿刀|砍人|抢劫|抢东西|小偷|入室|家暴|殴打|打人|被打|绑架|跟踪我|走失|走丢|失踪|跳楼|轻生|自杀|不想活|(骗|诈).{0,6}(转账|转了|汇款)|robb(ed|ery)|attack|stabb|missing (child|person)|suicid/i,
  119: /着火|起火|失火|火灾|冒烟|冒火|爆炸|(燃气|煤气|天然气).{0,4}(味|漏|泄)|漏(燃气|煤气|天然气)|煤气中毒|被困(?!扰)|困在|关在电梯|溺水|落水|掉(进|到|下).{0,4}(河|水|井|坑)|跳楼|塌(了|下来)|on fire|smell(s|ing)? (of )?gas|gas leak|trapped|drown/i,
  120: /晕倒|昏迷|昏倒|不省人事|叫不醒|没(有|了)?呼吸|喘不上气|胸口?(痛|疼)|中风|抽搐|大出血|流血不止|血流不止|煤气中毒|服毒|喝农药|触电|溺水|跳楼|(摔|跌|倒).{0,8}(起不来|不能动|动不了)|unconscious|not breathing|chest pain|stroke|bleeding/i,
  122: /车祸|交通事故|撞(了|到|伤|倒)人|撞车|(car|traffic) (crash|accident)/i,
}

/** The numbers a text names, or speaks of; in their own order. */
export function emergenciesIn(...texts: readonly (string | null | undefined)[]): EmergencyNumber[] {
  const text = texts.filter(Boolean).join('\n')
  return emergencyNumbers.filter(
    (number) => words[number].test(text) || new RegExp(`(?<!\\d)${number}(?!\\d)`).test(text),
  )
}
