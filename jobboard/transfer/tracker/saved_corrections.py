"""What was said of files of one shape, kept on the board for the next of them."""

import json

from jobboard.store import settings
from jobboard.store.store import Store
from jobboard.transfer.tracker.corrections import FIELDS, MEANINGS, Corrections
from jobboard.transfer.tracker.plan import ImportPlan


def load_corrections(store: Store, shape: str) -> Corrections:
    """The corrections kept for a shape; what this version does not know is left out."""
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
    """A plan's shape and what to keep for it, None where there is nothing that the next file would not show too."""
    said = plan.corrections
    if said == Corrections():
        return None
    kept = {"columns": dict(said.columns), "statuses": dict(said.statuses), "day_first": said.day_first}
    return plan.shape, json.dumps(kept, ensure_ascii=False)
