import { ElderSwitch } from '../kit/elder-switch.tsx'
import { useElderStep } from '../kit/elder-tools.tsx'
import { LanguageSwitch } from '../kit/language-switch.tsx'
import { useSession } from '../session.ts'
import { useKitWords } from '../words.ts'
import styles from './shell.module.css'

/** Who works here, in which post, and the switches that are theirs. */
export function PersonBox() {
  const t = useKitWords()
  const { account, posts } = useSession()
  const elder = useElderStep() > 0
  return (
    <div className={styles.person}>
      {account && (
        <div>
          <strong>{account.name}</strong>
          {posts.map((post) => (
            <div key={`${post.id} ${post.deputy_for}`} className={styles.post}>
              {post.deputy_for === null ? post.title : t('deputising', { name: post.deputy_for, title: post.title })}
            </div>
          ))}
        </div>
      )}
      <div className={styles.tools}>
        {!elder && <ElderSwitch />}
        <LanguageSwitch />
      </div>
      <a href="/login">{t('switch_account')}</a>
    </div>
  )
}
