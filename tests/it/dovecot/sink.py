"""A mail sink on 127.0.0.1: sink.py OUT MAIL CERT KEY

Listens three times (plain, STARTTLS, TLS), prints the ports in that order, and ends when its stdin does.
OUT/NNN.json has who a mail was from and for, OUT/NNN.eml its bytes. What is for USER@x.test lies in USER's INBOX too.
`refused@…` is turned down for good, `later@…` for now.
"""

import asyncio, itertools, json, os, ssl, sys

from aiosmtpd.smtp import SMTP

out, mail, cert, key = sys.argv[1:5]
numbers = itertools.count(1)


def put(path, data):
    with open(path + ".tmp", "wb") as file:
        file.write(data)
    os.rename(path + ".tmp", path)


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused@"):
            return "550 5.1.1 nobody of that name"
        if address.startswith("later@"):
            return "451 4.2.1 try later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        number = next(numbers)
        who = {"from": envelope.mail_from, "to": envelope.rcpt_tos}
        put(f"{out}/{number:04}.eml", envelope.original_content)
        put(f"{out}/{number:04}.json", json.dumps(who).encode())
        for address in envelope.rcpt_tos:
            user, _, domain = address.partition("@")
            if domain == "x.test":
                for name in ("cur", "new", "tmp"):
                    os.makedirs(f"{mail}/{user}/Maildir/{name}", exist_ok=True)
                put(f"{mail}/{user}/Maildir/new/sink{number}.sink", envelope.original_content)
        return f"250 kept as {number}"


async def main():
    loop = asyncio.get_running_loop()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    options = {"data_size_limit": 36700160, "enable_SMTPUTF8": True, "hostname": "sink.x.test"}
    for tls, starttls in ((None, None), (None, context), (context, None)):
        make = lambda starttls=starttls: SMTP(Handler(), tls_context=starttls, **options)
        server = await loop.create_server(make, "127.0.0.1", 0, ssl=tls)
        print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)


asyncio.run(main())
