"""The job that makes a picture ready for readers before anybody publishes it."""

from dateline.desk.freezing.making_ready import focal_point_of, made_ready
from dateline.desk.freezing.stock import own_words
from dateline.desk.models import DeskImage
from dateline.jobs.leasing import Hopeless, LeasedJob
from dateline.pictures.renditions import make_renditions
from dateline.record.story import UnusableStory

KIND = "desk.picture"


def make_picture_ready(job: LeasedJob) -> str:
    """Develop a picture with its own words, in all sizes, so that a release finds that done."""
    image = DeskImage.objects.filter(pk=job.payload["image"]).first()
    if image is None:
        return "The picture is no longer on the desk."
    try:
        picture = made_ready(image, own_words(image))
    except UnusableStory as refusal:
        raise Hopeless(str(refusal)) from refusal
    picture.focal_x, picture.focal_y = focal_point_of(image)
    return f"The picture is ready; {make_renditions(picture)} sizes were made."
