import { publicPage } from '../../../app/web/public-page.ts'
import { ProjectsCard } from './components/projects-card.tsx'
import { OpenProjectPage } from './public/project.tsx'
import { OpenProjects } from './public/projects.tsx'

/** What is carried out here, and how it was judged. */
export const pages = [
  publicPage({
    name: 'projects/list',
    title: (t) => t('words.title'),
    page: OpenProjects,
    nav: { path: '/projects', label: 'public.nav', order: 43, name: 'projects' },
  }),
  publicPage({ name: 'projects/one', title: (_, { title }) => title, page: OpenProjectPage }),
  publicPage({ name: 'projects/of-ballot', title: (t) => t('words.title'), page: ProjectsCard }),
  publicPage({ name: 'projects/of-topic', title: (t) => t('words.title'), page: ProjectsCard }),
]
