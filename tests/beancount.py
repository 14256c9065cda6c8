# What beancount has in each account of the books on its standard input, by fte's own name of the account, as JSON.
import collections
import json
import sys

from beancount import loader
from beancount.core import data

entries, errors, _ = loader.load_string(sys.stdin.read())
for error in errors:
    print(error, file=sys.stderr)
if errors:
    sys.exit(1)
names, sums = {}, collections.defaultdict(lambda: collections.defaultdict(int))
for entry in entries:
    if isinstance(entry, data.Open):
        names[entry.account] = entry.meta.get("name", entry.account)
    if isinstance(entry, data.Transaction):
        for posting in entry.postings:
            sums[names[posting.account]][posting.units.currency] += posting.units.number
held = {name: sorted("%s %s" % (number, currency) for currency, number in of.items() if number) for name, of in sums.items()}
print(json.dumps({name: amounts for name, amounts in held.items() if amounts}))
