"""Runs that take documents in, and their files: each row of a file is its place in the queue.

A worker reads (or, where that was asked for, imports) one file at a time under a lease; a file whose worker died is due
again when the lease has run out.
"""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from apps.accounts.models import User
from apps.archive.models import Document
from apps.base import clock
from apps.base.models import Stateful, Transition

HEAVY = ("original", "text", "read", "corrected")  # no list needs them: `light()` leaves them where they are


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def counted(self) -> Self:
        """With `files` and `remarks`: how many files each has, and how much in them should be looked at."""
        return self.annotate(files=models.Count("items"), remarks=models.Sum("items__remarks"))


class ImportRun(Stateful):
    """Documents that somebody takes in together. Runs of `import_corpus` have a report instead of files."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting for you")
        RUNNING = "running", _("At work")
        STOPPED = "stopped", _("Stopped")
        DONE = "done", _("Done")

    MOVES = {
        Status.WAITING: (Status.RUNNING, Status.DONE),
        Status.RUNNING: (Status.WAITING, Status.STOPPED, Status.DONE),
        Status.STOPPED: (Status.RUNNING, Status.WAITING, Status.DONE),
        Status.DONE: (Status.RUNNING, Status.WAITING),
    }

    name = models.CharField(_("name"), max_length=300)
    status = models.CharField(_("state"), max_length=10, choices=Status.choices, default=Status.WAITING)
    started_by = models.ForeignKey(
        User, verbose_name=_("started by"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_public = models.BooleanField(_("public"), default=False)
    as_past_campaigns = models.BooleanField(_("as past campaigns"), default=False)
    imports_ready = models.BooleanField(_("imported at once when nothing is doubtful"), default=False)
    documents = models.PositiveIntegerField(_("documents"), default=0)
    added = models.PositiveIntegerField(_("added"), default=0)
    report = models.JSONField(_("report"), default=list, blank=True)
    worked_at = models.DateTimeField(_("last worked on"), null=True, blank=True, editable=False)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("import run")
        verbose_name_plural = _("import runs")
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.name


class ImportRunTransition(Transition):
    subject = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="transitions")


class ImportItemQuerySet(models.QuerySet["ImportItem"]):
    def by_state(self) -> dict[str, int]:
        """How many files are in each state, also where it is none, in the order of the states. One query."""
        counted = dict(self.order_by().values_list("status").annotate(models.Count("pk")))
        return {state: counted.get(state, 0) for state in ImportItem.Status.values}

    def light(self) -> Self:
        """Without the file and all that was read in it."""
        return self.defer(*HEAVY)

    def unread(self) -> Self:
        return self.filter(status=ImportItem.Status.WAITING)

    def ready(self) -> Self:
        """Read without a warning, and nothing in it is doubtful."""
        return self.filter(status=ImportItem.Status.READ, is_ready=True)

    def undecided(self) -> Self:
        return self.filter(status__in=[ImportItem.Status.WAITING, ImportItem.Status.READ])

    def pending(self) -> Self:
        """What is left for workers: to be read, or to be imported as somebody asked."""
        return self.filter(Q(status=ImportItem.Status.WAITING) | Q(status=ImportItem.Status.READ, is_wanted=True))

    def due(self) -> Self:
        """What a worker may take now: of no stopped run, and in nobody's hands."""
        free = Q(lease_until=None) | Q(lease_until__lt=clock.now())
        return self.pending().filter(free).exclude(run__status=ImportRun.Status.STOPPED)

    def in_hand(self) -> Self:
        return self.filter(lease_until__gte=clock.now())

    def lease(self, pk: int, *, minutes: int = 5) -> bool:
        """Claims one due file for work; false when another worker has it or its run was stopped."""
        until = clock.now() + datetime.timedelta(minutes=minutes)
        return self.due().filter(pk=pk).update(lease_until=until, attempts=models.F("attempts") + 1) == 1

    def let_go(self, item: "ImportItem", **fields: Any) -> bool:
        """Ends a lease and notes what came of the work; false when another worker or a person was quicker."""
        mine = self.filter(pk=item.pk, status=item.status, attempts=item.attempts)
        return mine.update(lease_until=None, updated_at=clock.now(), **fields) == 1


class ImportItem(Stateful):
    """One file of a run, with what was read in it (`read`, as `parsing.printing` prints it) and what a person put right
    (`corrected`: whole fields of the same shape, or null).

    `doubts` are what should be looked at besides the reader's own warnings: [{"code", "message", "field"}]; `remarks`
    is how many both are, null before it is read. `provenance` is what a `provenance.toml` says of the document itself
    (kind, title, date, language). The bytes move to the archive with the import; `sha256` is theirs, empty where a file
    was too large to be kept.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("To be read")
        READ = "read", _("Read")
        UNREADABLE = "unreadable", _("Cannot be read")
        KNOWN = "known", _("In the archive already")
        IMPORTED = "imported", _("Imported")
        SKIPPED = "skipped", _("Left out")

    MOVES = {
        Status.WAITING: (Status.READ, Status.UNREADABLE, Status.KNOWN, Status.SKIPPED),
        Status.READ: (Status.IMPORTED, Status.KNOWN, Status.SKIPPED),
        Status.UNREADABLE: (Status.SKIPPED, Status.WAITING),
        Status.SKIPPED: (Status.WAITING,),
    }

    run = models.ForeignKey(ImportRun, verbose_name=_("import run"), on_delete=models.CASCADE, related_name="items")
    name = models.CharField(_("file"), max_length=300)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True, db_index=True)
    original = models.BinaryField(_("original"), default=b"", blank=True)
    status = models.CharField(_("state"), max_length=12, choices=Status.choices, default=Status.WAITING)
    message = models.TextField(_("what came of it"), blank=True)
    format = models.CharField(max_length=10, blank=True, editable=False)
    text = models.TextField(_("text as read"), blank=True)
    read = models.JSONField(_("what was read"), null=True, blank=True)
    corrected = models.JSONField(_("what was put right"), null=True, blank=True)
    doubts = models.JSONField(_("doubts"), default=list, blank=True)
    is_ready = models.BooleanField(_("nothing doubtful"), default=False)
    remarks = models.PositiveIntegerField(_("remarks"), null=True, blank=True)
    provenance = models.JSONField(_("what came with it"), default=dict, blank=True)
    title = models.CharField(_("title"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Document.Kind.choices, blank=True)
    date = models.DateField(_("date"), null=True, blank=True)
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    source_note = models.TextField(_("where it was found"), blank=True)
    as_past_campaign = models.BooleanField(_("as a past campaign"), default=False)
    is_public = models.BooleanField(_("public"), default=False)
    is_wanted = models.BooleanField(_("to be imported by a worker"), default=False)
    wanted_by = models.ForeignKey(
        User, verbose_name=_("asked for by"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    document = models.ForeignKey(
        Document, verbose_name=_("archive document"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    same_as = models.ForeignKey(
        "self", verbose_name=_("same bytes as"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    objects = ImportItemQuerySet.as_manager()
    history = HistoricalRecords(
        excluded_fields=["original", "text", "read", "lease_until", "attempts", "format", "read_at", "ended_at"]
    )

    class Meta:
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")
        ordering = ("run", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["run", "sha256"],
                condition=Q(same_as=None) & ~Q(sha256=""),
                name="import_same_bytes_once_a_run",
                violation_error_message=_("This run has a file with the same bytes already."),
            )
        ]
        indexes = [
            models.Index(fields=["run", "status"], name="import_of_run"),
            models.Index(fields=["lease_until"], name="import_pending", condition=Q(status__in=["waiting", "read"])),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def fields(self) -> dict[str, Any]:
        """What was read, with what a person put right over it, and what came with the file beside it."""
        beside = {"provenance": self.provenance} if self.provenance else {}
        return {**(self.read or {}), **(self.corrected or {}), **beside}

    @property
    def known_document(self) -> Document | None:
        """The document of the archive that holds these bytes, also by way of the same file in this run."""
        return self.document or (self.same_as.document if self.same_as else None)


class ImportItemTransition(Transition):
    subject = models.ForeignKey(ImportItem, on_delete=models.CASCADE, related_name="transitions")
