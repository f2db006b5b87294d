"""The proof that an exchange is in the log, sealed when it is not yet."""

from dataclasses import replace

from django.http import Http404

from mingjian.audit import keys as log_keys
from mingjian.audit.models import Checkpoint, Entry
from mingjian.audit.proof import Proof
from mingjian.audit.proving import prove_inclusion
from mingjian.audit.services import checkpoint_make
from mingjian.exchange.models import Query
from mingjian.network import keys
from mingjian.signing.receipts import Keys, Receipt, read_message


def proof_of(query: Query) -> tuple[Proof, str]:
    """The entry of a query in the log under a checkpoint that covers it; and its witness's public key, if any."""
    entry = Entry.objects.get(index=query.entry or 0)
    if not Checkpoint.objects.filter(size__gt=entry.index).exists():
        checkpoint_make()
    inclusion = prove_inclusion(entry)
    checkpoint = Checkpoint.objects.get(size=inclusion.size)
    witnessed = checkpoint.cosignatures.first()
    signature, public = (witnessed.signature, witnessed.public) if witnessed else ("", "")
    return Proof(entry.said, inclusion.path, checkpoint.seal, signature), public


def receipt_of(query: Query) -> Receipt:
    """The receipt of what was asked at the portal, whose messages the network keeps."""
    if query.kept is None:
        raise Http404
    request = read_message(query.kept["request"])
    answer = replace(read_message(query.kept["answer"]), request=request)
    public = query.key.public if query.key else ""
    proof, witness = proof_of(query)
    return Receipt(request, answer, proof, Keys(public, keys.network_public(), log_keys.public_key(), witness))
