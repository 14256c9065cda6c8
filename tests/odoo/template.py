# Fills the template database, within `odoo shell`: a second company, who signs in, and their keys (printed).
import datetime

later = datetime.datetime.now() + datetime.timedelta(days=3650)
main = env.ref('base.main_company')
main.name = 'Main Company'
euro = env.ref('base.EUR')
euro.active = True
# Without a country: with one, apps of that country would be installed.
second = env['res.company'].create({'name': 'Second Company', 'currency_id': euro.id})
env['account.chart.template'].try_loading('generic_coa', second, install_demo=False)
second.currency_id = euro

books = ['base.group_user', 'account.group_account_user', 'base.group_partner_manager', 'product.group_product_manager']


def key(login, groups, companies=main, name='tests'):
    users = env['res.users'].with_context(no_reset_password=True)
    user = users.search([('login', '=', login)]) or users.create({
        'name': login, 'login': login, 'password': login,
        'group_ids': [(6, 0, [env.ref(group).id for group in groups])],
        'company_id': companies[0].id, 'company_ids': [(6, 0, companies.ids)],
    })
    if groups:
        env['hr.employee'].create({'name': login, 'user_id': user.id, 'company_id': companies[0].id})
    print('key', login if name == 'tests' else name, env['res.users.apikeys'].with_user(user).sudo()._generate(None, name, later))


key('admin', [])
key('accountant', books)
key('auditor', ['base.group_user', 'account.group_account_readonly'])
key('employee', ['base.group_user'])
key('both', books, main + second)
# One that has ended.
key('accountant', [], name='ended')
env.cr.execute("update res_users_apikeys set expiration_date = now() - interval '1 day' where name = 'ended'")
env.cr.commit()
