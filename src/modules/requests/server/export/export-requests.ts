import { listExport } from '../../../../engines/exports/index.ts'
import { routes } from '../../contract.ts'
import { countOf, frameOf, rowsOf } from './sheet-of.ts'

/** The list as filtered, contacts masked. Refusals: `requests.area_unknown`, `requests.export_large`, `requests.export_running`. */
export const requestExport = listExport({
  list: 'requests',
  refusals: { large: 'requests.export_large', running: 'requests.export_running' },
  routes: {
    now: routes['POST /api/c/:community/requests/export'],
    start: routes['POST /api/c/:community/exports'],
    own: routes['GET /api/c/:community/exports'],
    file: routes['GET /api/c/:community/exports/:id/file'],
  },
  countOf,
  frameOf,
  rowsOf,
})
