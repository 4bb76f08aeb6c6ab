"""The project: settings, addresses, timetable. Imports every app and is imported by none."""

from campaign_tracker.celery import app as celery_app

__all__ = ["celery_app"]
