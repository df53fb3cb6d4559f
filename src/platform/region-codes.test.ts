import { describe, expect, it } from 'vitest'
import { regionByCode, regionsBelow } from './region-codes.ts'

describe('a region code', () => {
  it.each([
    ['330000', ['浙江省']],
    ['330400', ['浙江省', '嘉兴市']],
    ['330481', ['浙江省', '嘉兴市', '海宁市']],
    ['110000', ['北京市']],
    ['110101', ['北京市', '东城区']],
    ['500229', ['重庆市', '城口县']],
    ['419001', ['河南省', '济源市']],
    ['441900', ['广东省', '东莞市']],
    ['650102', ['新疆维吾尔自治区', '乌鲁木齐市', '天山区']],
    ['710000', ['台湾省']],
    ['810001', ['香港特别行政区', '中西区']],
  ])('%s is %j', (code, path) => {
    expect(regionByCode(code)).toEqual({ code, name: path.at(-1), path })
  })

  it.each(['', '33', '999999', '339999', '419000', '330481001', 'toString', '３３０４８１'])('%s is none', (code) => {
    expect(regionByCode(code)).toBeUndefined()
  })
})

describe('what lies below', () => {
  it.each([
    ['no division: the provinces', undefined, '浙江省', 'province'],
    ['a province: its cities', '330000', '嘉兴市', 'city'],
    ['a province: counties without a city', '420000', '仙桃市', 'county'],
    ['a municipality: its districts', '110000', '东城区', 'county'],
    ['a city: its counties', '330400', '海宁市', 'county'],
    ['a county: its towns', '330481', '许村镇', 'town'],
  ])('%s', (_, code, name, level) => {
    expect(regionsBelow(code)).toContainEqual(expect.objectContaining({ name, level }))
  })

  it('is one level only, and each division once', () => {
    expect(regionsBelow('330000')).toHaveLength(11)
    expect(regionsBelow('330400').every(({ code }) => code.startsWith('3304'))).toBe(true)
    expect(regionsBelow('441900')).toEqual([])
  })
})
