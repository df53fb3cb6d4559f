import { describe, expect, it } from 'vitest'
import { type KnownPlace, placeIn } from './place-in.ts'
import { splitPaste } from './split-paste.ts'

const said = (text: string) => splitPaste(text).items.map(({ speaker, text }) => [speaker, text])

describe('a pasted chat', () => {
  it('is parted where a name and a colon begin a line', () => {
    expect(said('王阿姨：3幢楼道灯坏了\n301李姐: 垃圾好几天没收\n老周：收到')).toEqual([
      ['王阿姨', '3幢楼道灯坏了'],
      ['301李姐', '垃圾好几天没收'],
      ['老周', '收到'],
    ])
  })

  it('is parted where WeChat puts name and time before the words', () => {
    const text =
      '—— 2026-03-04 ——\n\n王阿姨 9:20\n在吗\n3幢电梯停了\n\n小陈 2026/3/4 21:05:11\n路灯不亮\n"老周" 撤回了一条消息'
    expect(said(text)).toEqual([
      ['王阿姨', '在吗\n3幢电梯停了'],
      ['小陈', '路灯不亮'],
    ])
  })

  it('takes what one person wrote in a row for one message, and lines without a name for the same', () => {
    expect(said('王阿姨：在吗\n王阿姨：楼道灯坏了\n三楼那盏\n小陈：我家也是')).toEqual([
      ['王阿姨', '在吗\n楼道灯坏了\n三楼那盏'],
      ['小陈', '我家也是'],
    ])
    expect(said('楼道灯坏了，地址：3幢')).toEqual([['', '楼道灯坏了，地址：3幢']])
    expect(said('通知：明天停水')).toEqual([['', '通知：明天停水']])
  })

  it('tells greetings and answers from matters, and stops at fifty', () => {
    const { items } = splitPaste('甲一：收到！\n甲二：👍\n甲三：谢谢书记\n甲四：好的，另外 3 幢漏水')
    expect(items.map((one) => one.chatter)).toEqual([true, true, true, false])
    const many = Array.from({ length: 60 }, (_, nth) => `甲${nth}号：灯坏了`).join('\n')
    expect(splitPaste(many)).toMatchObject({ more: true, items: { length: 50 } })
  })
})

describe('a place in words', () => {
  const place = (id: string, kind: string, name: string, compound: string | null, path: string | null): KnownPlace => {
    return { id, kind, name, full_name: name, compound_id: compound, admin_path: path }
  }
  const known = [
    place('s', 'compound', '南苑小区', null, null),
    place('n', 'compound', '北苑', null, null),
    place('s3', 'building', '3幢', 's', 'g1/m1/b3'),
    place('n3', 'building', '3号楼', 'n', 'g2/m1/b3'),
    place('s13', 'building', '13幢', 's', 'g1/m1/b13'),
  ]
  const found = (text: string, near: string | null = null) => {
    const at = placeIn(text, known, near)
    return at && [at.area.id, at.door?.number ?? null]
  }

  it('is the building of the compound named, however its number is said', () => {
    expect(found('南苑3栋的灯坏了')).toEqual(['s3', null])
    expect(found('北苑 3幢2单元501 漏水')).toEqual(['n3', '501'])
    expect(found('南苑小区里狗叫')).toEqual(['s', null])
    expect(placeIn('南苑 3 幢楼道灯坏了', known, null)?.said).toBe('3 幢')
  })

  it('is the one near the group where the number alone is said', () => {
    expect(found('3栋没电了', 'g2')).toEqual(['n3', null])
    expect(found('3-2-501 没水', 'g1')).toEqual(['s3', '501'])
    expect(found('13幢没电了')).toEqual(['s13', null])
  })

  it('is none where it could be several, or where nothing is said', () => {
    expect(found('3栋没电了')).toBeNull()
    expect(found('2026年3月的通知')).toBeNull()
    expect(found('谁看见我家猫了')).toBeNull()
  })
})
