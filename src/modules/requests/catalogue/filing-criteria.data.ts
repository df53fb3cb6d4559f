import type { CatalogueTemplateItem } from './item.ts'

/** When a matter is taken up (立案条件, GB/T 30428): what holds for every item of a kind until the community says more. */
export const filingCriteria: Record<CatalogueTemplateItem['kind'], string> = {
  enquiry: '问的是本社区管得到或说得清的事。',
  help: '事情在本社区，或求助的人住在本社区。',
  complaint: '说得出时间、地点和对象，能找到人核实。',
  report: '地点在本社区内，现在看得到或还会再发生。',
  suggestion: '说的是本社区的事，并提出了怎么改。',
}
