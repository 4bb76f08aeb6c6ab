"""The web application. A web server runs none of Django's checks, so they run here, before the first request."""

import io
import os
import sys

import django
from django.core.management import CommandError, call_command
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campaign_tracker.settings")

django.setup()
try:
    call_command("check", stdout=io.StringIO())
except CommandError as refusal:
    print(refusal, file=sys.stderr)
    sys.exit(3)  # to gunicorn: this worker cannot boot, do not try again

application = get_wsgi_application()
