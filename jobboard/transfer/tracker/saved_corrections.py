"""The corrections of files of one shape, saved on the board for the next of them."""

import json
from dataclasses import asdict

from jobboard.store import settings
from jobboard.store.store import Store
from jobboard.transfer.tracker.corrections import FIELDS, MEANINGS, Corrections
from jobboard.transfer.tracker.plan import ImportPlan


def load_corrections(store: Store, shape: str) -> Corrections:
    """The corrections saved for a shape; what this version does not know is left out."""
    with store.translate_sqlite_errors():
        stored = settings.import_shape(store.db, shape)
    if not stored:
        return Corrections()
    return Corrections(
        {name: what for name, what in stored.get("columns", {}).items() if what in FIELDS},
        {word: what for word, what in stored.get("statuses", {}).items() if what in MEANINGS},
        stored.get("day_first"),
    )


def corrections_to_save(plan: ImportPlan) -> tuple[str, str] | None:
    """A plan's shape and what to save for it, None where there is nothing that the next file would not show too."""
    corrections = plan.corrections
    if corrections == Corrections():
        return None
    return plan.shape, json.dumps(asdict(corrections), ensure_ascii=False)
